/*
 * A path as Step Functions reads it. Every decision is made on one token, two after an operand, so
 * that parsing is linear.
 */
parser grammar PathGrammar;

options { tokenVocab = PathTokens; }

path : head step* BLANKS? EOF ;

head : ROOT | CONTEXT | VARIABLE ;

step
    : dots = (DOT | DOTDOT) (name | STAR | bracket)
    | bracket
    | name // Jayway takes a name right behind a bracket or a star
    ;

name : NAME arguments? ;

arguments : LP (ARGUMENT_TEXT | arguments)* RP ;

bracket : LB (STAR | names | numbers | slice | FROM_END | filter) RB ;

names : STRING (COMMA STRING)* ;

numbers : INTEGER (COMMA INTEGER)* ;

slice : from = INTEGER? COLON to = INTEGER? (COLON INTEGER?)* ;

filter : QUESTION FILTER_LP either FILTER_RP ;

either : both (OR both)* ;

both : test (AND test)* ;

test
    : NOT test
    | FILTER_LP either FILTER_RP
    | comparison
    ;

comparison : left = operand (operator right = operand)? ;

operator : OPERATOR | WORD ;

operand : filterPath | STRING | NUMBER | WORD | REGEX | json ;

filterPath : (AT | ROOT | CONTEXT | VARIABLE) step* ;

json : JSON_OPEN (JSON_TEXT | json)* JSON_CLOSE ;
