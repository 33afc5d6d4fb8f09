String sarif = new File(basedir, 'target/steplint.sarif').getText('UTF-8')
assert sarif.contains('2.1.0')
assert sarif.contains('missing-transition-target')
