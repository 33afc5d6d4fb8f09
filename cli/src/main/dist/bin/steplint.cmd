@echo off
rem Starts Steplint on Windows, as bin/steplint does elsewhere.
setlocal
set "STEPLINT_LIB=%~dp0..\lib"
set "STEPLINT_JAVA=java"
if defined JAVA_HOME set "STEPLINT_JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%STEPLINT_JAVA%" (
  echo steplint: there is no Java at JAVA_HOME, which is "%JAVA_HOME%" 1>&2
  exit /b 2
)
if not defined JAVA_HOME where java >nul 2>nul
if not defined JAVA_HOME if errorlevel 1 (
  echo steplint: no java on the PATH; Java 17 or newer is needed 1>&2
  exit /b 2
)
"%STEPLINT_JAVA%" -Xlog:disable -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData ^
  -Dfile.encoding=UTF-8 %STEPLINT_JAVA_OPTS% -cp "%STEPLINT_LIB%\steplint-cli.jar" io.steplint.cli.Main %*
exit /b %ERRORLEVEL%
