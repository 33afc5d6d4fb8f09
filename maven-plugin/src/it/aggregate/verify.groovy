String log = new File(basedir, 'build.log').getText('UTF-8')
String first = log.substring(0, log.indexOf('Nothing has changed since this was judged'))
String second = log.substring(first.length())
for (String build : [first, second]) {
  // once for the whole session, at its end, with what the build itself has made
  assert build.count('error[child-output-has-no-field]') == 1
  assert build.count('cdk.out/App.template.json') >= 1
  assert build.contains('one/order.asl.json')
  assert build.contains('two/pay.asl.json')
  assert build.contains('Steplint: 2 errors')
  assert build.contains('BUILD FAILURE')
}
assert first.contains('[ERROR] error[child-output-has-no-field]')
