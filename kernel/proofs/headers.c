/* The inline functions of the headers, as a file to prove. */
#include "model.h"
