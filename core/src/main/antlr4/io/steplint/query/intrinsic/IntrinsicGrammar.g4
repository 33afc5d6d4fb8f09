/* A call of an intrinsic function; which functions there are is not a matter of grammar. */
parser grammar IntrinsicGrammar;

options { tokenVocab = IntrinsicTokens; }

intrinsic : call EOF ;

call : family = NAME DOT function = NAME LP (argument (COMMA argument)*)? RP ;

argument
    : STRING
    | NUMBER
    | path
    | call
    | word = NAME // true, false or null
    ;

path : PATH_START (PATH_TEXT | nested)* ;

nested : PATH_OPEN (PATH_TEXT | nested)* PATH_CLOSE ;
