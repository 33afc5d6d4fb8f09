String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('missing-transition-target')
assert log.contains('lost.asl.json:[')
assert log.contains('You have 1 Checkstyle violation')
