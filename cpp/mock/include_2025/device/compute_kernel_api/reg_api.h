#pragma once

#include "api/compute/reg_api.h"
