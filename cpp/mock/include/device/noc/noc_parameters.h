#pragma once

#include "internal/dataflow/noc_address_parts.h"
