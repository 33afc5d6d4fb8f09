String log = new File(basedir, 'build.log').getText('UTF-8')
// each finding once in each of the two builds: that of the module by the module, that of the root by the root
assert log.count('[ERROR] error[missing-transition-target]') == 2
assert log.contains('Nothing has changed since this was judged')
