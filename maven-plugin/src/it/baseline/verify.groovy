assert new File(basedir, 'known.json').getText('UTF-8').contains('missing-transition-target')
String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('Wrote 1 finding to known.json')
assert log.contains('1 in the baseline')
