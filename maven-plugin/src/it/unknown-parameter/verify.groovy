String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('[WARNING] There is no parameter -Dsteplint.report; did you mean -Dsteplint.reports?')
assert log.contains('[WARNING] There is no parameter <failon>; did you mean failOn?')
// findings are logged at their own level, also where they do not fail the build
assert log.contains('[WARNING] warning[constant-execution-name]')
assert log.contains('[INFO] info[started-by-id-missing]')
