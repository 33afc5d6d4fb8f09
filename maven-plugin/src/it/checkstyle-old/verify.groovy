// the Checkstyle that the plugin brings by itself
String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('Steplint needs Checkstyle 10.2 or newer: the one that runs brings ANTLR 4.9.3')
assert log.contains('com.puppycrawl.tools:checkstyle:10.26.1')
