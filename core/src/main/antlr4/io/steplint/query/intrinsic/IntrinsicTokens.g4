/*
 * Tokens of an intrinsic function call. A path among the arguments is an island: its text is found
 * here, up to the comma or parenthesis that ends the argument, and read by the path grammar.
 */
lexer grammar IntrinsicTokens;

NAME       : [A-Za-z_] [A-Za-z0-9_]* ;
DOT        : '.' ;
LP         : '(' ;
RP         : ')' ;
COMMA      : ',' ;
NUMBER     : '-'? [0-9]+ ('.' [0-9]+)? ([eE] [+-]? [0-9]+)? ;
STRING     : '\'' ('\\' . | ~['\\])* '\'' ;
OPEN_QUOTE : ['"] ;
PATH_START : '$' -> pushMode(PATH) ;
BLANKS     : [ \t\r\n]+ -> skip ;
UNKNOWN    : . ;

mode PATH;
PATH_OPEN  : [[(] -> pushMode(NESTED) ;
PATH_TEXT  : ~[,)([]+ ;
PATH_COMMA : ',' -> type(COMMA), popMode ;
PATH_RP    : ')' -> type(RP), popMode ;

mode NESTED;
NESTED_OPEN   : [[(] -> type(PATH_OPEN), pushMode(NESTED) ;
PATH_CLOSE    : [\])] -> popMode ;
NESTED_STRING : ('\'' ('\\' . | ~['\\])* '\'' | '"' ('\\' . | ~["\\])* '"') -> type(PATH_TEXT) ;
NESTED_REGEX  : '=~' ' '* '/' ('\\' . | ~[/\\])* '/' -> type(PATH_TEXT) ;
NESTED_TEXT   : ~['"=()[\]]+ -> type(PATH_TEXT) ;
NESTED_OTHER  : ['"=] -> type(PATH_TEXT) ;
