String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('No problems in 1 file')
