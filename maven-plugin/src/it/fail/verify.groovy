String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('missing-transition-target')
assert log.contains('Steplint: 1 error')
assert !log.contains('MojoExecutionException')
