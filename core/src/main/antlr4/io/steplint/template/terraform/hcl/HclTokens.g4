/*
 * Tokens of HCL, the language of Terraform. A quoted string and a heredoc are one token each,
 * however many expressions stand inside them; those are read in a second pass over the token.
 */
lexer grammar HclTokens;

SPACE         : [ \t\r\n\uFEFF]+ -> skip ;
LINE_COMMENT  : ('#' | '//') ~[\r\n]* -> skip ;
BLOCK_COMMENT : '/*' .*? '*/' -> skip ;

STRING  : '"' { _input.seek(HclStrings.endOfString(_input, _input.index())); } ;
HEREDOC : '<<' '-'? WORD [ \t]* '\r'? '\n' { _input.seek(HclStrings.endOfHeredoc(_input, _tokenStartCharIndex, _input.index())); } ;

FUNCTION : WORD ('::' WORD)* '(' ;
FOR      : 'for' ;
IN       : 'in' ;
IF       : 'if' ;
NAME     : WORD ;
NUMBER   : [0-9]+ ('.' [0-9]+)? ([eE] [+-]? [0-9]+)? ;

ELLIPSIS : '...' ;
ARROW    : '=>' ;
OPERATOR : '==' | '!=' | '<=' | '>=' | '<' | '>' | '&&' | '||' | '+' | '/' | '%' ;
ASSIGN   : '=' ;
MINUS    : '-' ;
NOT      : '!' ;
STAR     : '*' ;
DOT      : '.' ;
COMMA    : ',' ;
COLON    : ':' ;
QUESTION : '?' ;
LP       : '(' ;
RP       : ')' ;
LB       : '[' ;
RB       : ']' ;
LBRACE   : '{' ;
RBRACE   : '}' ;
UNKNOWN  : . ;

fragment WORD : [\p{L}_] [\p{L}\p{N}_-]* ;
