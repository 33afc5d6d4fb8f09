assert new File(basedir, 'machines/lost.asl.json').getText('UTF-8').contains('"Next": "Done"')
String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('machines/lost.asl.json')
assert log.contains('No problems in 1 file')
