#include "bulkhead_rt.h"
