#pragma once

#include "llk_math_binary_api.h"
