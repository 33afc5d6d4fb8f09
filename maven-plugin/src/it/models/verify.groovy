String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('ok: true')
assert log.contains('sync-output-is-text')
assert new File(basedir, 'target/policy.json').getText('UTF-8').contains('"stateMachines"')
