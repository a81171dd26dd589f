#pragma once

#include "mock_2025/debug_aids.h"
