String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('error[child-output-has-no-field]')
assert log.contains('one/order.asl.json')
assert log.contains('two/pay.asl.json')
assert log.count('Steplint: 1 error') >= 1
