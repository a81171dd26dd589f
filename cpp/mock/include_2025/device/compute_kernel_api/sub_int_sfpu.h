#pragma once

#include "mock_2025/integer_binary.h"
