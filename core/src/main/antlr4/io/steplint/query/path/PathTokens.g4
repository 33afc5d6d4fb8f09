/*
 * Tokens of a path: JSONPath as Jayway reads it, with the heads of Step Functions.
 *
 * Where a name ends depends on where it stands: in a filter a name also ends at an operator or a
 * closing parenthesis, so steps inside a filter have a mode of their own. Only the space counts as a
 * blank; tabs and line breaks are part of a name, outside of filters.
 */
lexer grammar PathTokens;

CONTEXT  : '$$' -> mode(STEPS) ;
VARIABLE : '$' ~[$@.()*?,:'" \t\r\n[\]]+ -> mode(STEPS) ;
ROOT     : '$' -> mode(STEPS) ;
UNKNOWN  : . -> mode(STEPS) ;

mode STEPS;
DOTDOT : '..' ;
DOT    : '.' ;
STAR   : '*' ;
LB     : '[' -> pushMode(BRACKET) ;
LP     : '(' -> pushMode(ARGUMENTS) ;
BLANKS : ' '+ ;
NAME   : ('\\' ~[.] | '\\' | ~[ .*([\\]) ('\\' ~[.] | '\\' | ~[ .([\\])* ;

mode BRACKET;
RB           : ']' -> popMode ;
BRACKET_STAR : '*' -> type(STAR) ;
COMMA        : ',' ;
COLON        : ':' ;
INTEGER      : '-'? [0-9]+ ;
FROM_END     : '('? ' '* '@' '.' ('length' | 'size') ('(' ' '* ')')? ' '* '-' ' '* [0-9]+ ' '* ')' ;
STRING       : '\'' ('\\' . | ~['\\])* '\'' | '"' ('\\' . | ~["\\])* '"' ;
OPEN_QUOTE   : ['"] ;
QUESTION     : '?' -> mode(FILTER) ;
BRACKET_SKIP : ' '+ -> skip ;
BRACKET_BAD  : . -> type(UNKNOWN) ;

mode FILTER;
FILTER_LP       : '(' ;
FILTER_RP       : ')' ;
FILTER_RB       : ']' -> type(RB), popMode ;
AND             : '&&' ;
OR              : '||' ;
OPERATOR        : '==' | '===' | '!=' | '!==' | '<' | '<=' | '>' | '>=' | '=~' ;
NOT             : '!' ;
AT              : '@' -> pushMode(FILTER_STEPS) ;
FILTER_CONTEXT  : '$$' -> type(CONTEXT), pushMode(FILTER_STEPS) ;
FILTER_VARIABLE : '$' [\p{L}_] [\p{L}\p{N}_]* -> type(VARIABLE), pushMode(FILTER_STEPS) ;
FILTER_ROOT     : '$' -> type(ROOT), pushMode(FILTER_STEPS) ;
NUMBER          : [-.0-9] ([-.0-9] | [eE] '+'?)* ;
WORD            : [A-Za-z_] [A-Za-z0-9_-]* ;
FILTER_STRING   : ('\'' ('\\' . | ~['\\])* '\'' | '"' ('\\' . | ~["\\])* '"') -> type(STRING) ;
FILTER_QUOTE    : ['"] -> type(OPEN_QUOTE) ;
REGEX           : '/' ('\\' . | ~[/\\])* '/' [a-zA-Z]* ;
JSON_OPEN       : [{[] -> pushMode(JSON) ;
FILTER_SKIP     : [ \t\r\n]+ -> skip ;
FILTER_BAD      : . -> type(UNKNOWN) ;

mode FILTER_STEPS;
IN_DOTDOT   : '..' -> type(DOTDOT) ;
IN_DOT      : '.' -> type(DOT) ;
IN_STAR     : '*' -> type(STAR) ;
IN_LB       : '[' -> type(LB), pushMode(BRACKET) ;
IN_LP       : '(' -> type(LP), pushMode(ARGUMENTS) ;
IN_AND      : '&&' -> type(AND), popMode ;
IN_OR       : '||' -> type(OR), popMode ;
IN_NAME     : ~[ \t\r\n.*([<>=~!)&|] IN_NAME_CHAR* -> type(NAME) ;
IN_RP       : ')' -> type(FILTER_RP), popMode ;
IN_OPERATOR : ('==' | '===' | '!=' | '!==' | '<' | '<=' | '>' | '>=' | '=~') -> type(OPERATOR), popMode ;
IN_BLANKS   : [ \t\r\n]+ -> skip, popMode ;
IN_BAD      : . -> type(UNKNOWN) ;

mode ARGUMENTS;
ARGUMENT_LP     : '(' -> type(LP), pushMode(ARGUMENTS) ;
RP              : ')' -> popMode ;
ARGUMENT_STRING : '"' ('\\' . | ~["\\])* '"' -> type(ARGUMENT_TEXT) ;
ARGUMENT_TEXT   : ~[()"]+ ;
ARGUMENT_QUOTE  : '"' -> type(ARGUMENT_TEXT) ;

mode JSON;
JSON_MORE   : [{[] -> type(JSON_OPEN), pushMode(JSON) ;
JSON_CLOSE  : [\]}] -> popMode ;
JSON_STRING : ('\'' ('\\' . | ~['\\])* '\'' | '"' ('\\' . | ~["\\])* '"') -> type(JSON_TEXT) ;
JSON_TEXT   : ~["'{}[\]]+ ;
JSON_QUOTE  : ['"] -> type(UNKNOWN) ;

fragment IN_NAME_CHAR : ~[ \t\r\n.([<>=~!)&|] | '&' ~[ .([<>=~!)&] | '|' ~[ .([<>=~!)|] ;
