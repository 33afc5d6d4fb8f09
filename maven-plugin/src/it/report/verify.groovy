String page = new File(basedir, 'target/site/steplint.html').getText('UTF-8')
assert page.contains('missing-transition-target')
assert page.startsWith('<!DOCTYPE html>')
