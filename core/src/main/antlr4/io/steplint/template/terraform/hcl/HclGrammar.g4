/*
 * HCL. Line ends need no tokens: an argument ends where the next name begins, since no expression
 * holds two operands side by side.
 */
parser grammar HclGrammar;

options { tokenVocab = HclTokens; }

file       : body EOF ;
single     : expression EOF ;
body       : (attribute | block)* ;
attribute  : word ASSIGN expression ;
block      : word label* LBRACE body RBRACE ;
label      : word | STRING ;
word       : NAME | FOR | IN | IF ;

expression : operation (QUESTION expression COLON expression)? ;
operation  : unary (operator unary)* ;
operator   : OPERATOR | MINUS | STAR ;
unary      : (MINUS | NOT)* operand ;
operand    : primary step* ;
step       : DOT (word | NUMBER | STAR) | LB (STAR | expression) RB ;
primary    : STRING
           | HEREDOC
           | NUMBER
           | call
           | LP expression RP
           | tuple
           | object
           | NAME
           ;
call       : FUNCTION (expression (COMMA expression)* (COMMA | ELLIPSIS)?)? RP ;
tuple      : LB loop RB
           | LB (expression (COMMA expression)* COMMA?)? RB
           ;
object     : LBRACE loop RBRACE
           | LBRACE (item (COMMA? item)* COMMA?)? RBRACE
           ;
item       : (expression | FOR | IN | IF) (ASSIGN | COLON) expression ;
loop       : FOR NAME (COMMA NAME)? IN expression COLON expression (ARROW expression ELLIPSIS?)? (IF expression)? ;
