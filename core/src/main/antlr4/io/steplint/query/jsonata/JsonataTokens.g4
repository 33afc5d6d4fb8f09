/*
 * Tokens of JSONata 2.0.6. Whether '/' divides or starts a regular expression depends on the parser,
 * which reads on from the slash by itself; what is not closed is a token too, so that the parser
 * can say in order what is wrong.
 */
lexer grammar JsonataTokens;

BLANKS       : [ \t\n\r\u000B]+ -> skip ;
COMMENT      : '/*' .*? '*/' -> skip ;
OPEN_COMMENT : '/*' ;

OPERATOR
    : '..' | ':=' | '!=' | '>=' | '<=' | '**' | '~>'
    | [.[\]{}(),@#;:?+\-*/%|=<>^&!~]
    ;

STRING     : '"' ('\\' . | ~["\\])* '"' | '\'' ('\\' . | ~['\\])* '\'' ;
OPEN_QUOTE : ['"] ;
NUMBER     : ('0' | [1-9] [0-9]*) ('.' [0-9]+)? ([eE] [+-]? [0-9]+)? ;
QUOTED     : '`' ~[`]* '`' ;
OPEN_TICK  : '`' ;
VARIABLE   : '$' PART* ;
NAME       : ~[ \t\n\r\u000B.[\]{}(),@#;:?+\-*/%|=<>^&!~"'`$0-9] PART* ;

fragment PART : ~[ \t\n\r\u000B.[\]{}(),@#;:?+\-*/%|=<>^&!~] ;
