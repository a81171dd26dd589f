#pragma once

#include "compute_kernel_api/eltwise_unary/exp.h"
#include "compute_kernel_api/eltwise_unary/fmod.h"
#include "compute_kernel_api/eltwise_unary/recip.h"
#include "compute_kernel_api/eltwise_unary/remainder.h"
#include "compute_kernel_api/eltwise_unary/rsqrt.h"
#include "compute_kernel_api/eltwise_unary/typecast.h"
#include "compute_kernel_api/eltwise_unary/where.h"
#include "mock_2025/integer_binary.h"
#include "mock_2025/integer_unary.h"
//
#include "api/compute/eltwise_unary/sfpu_split_includes.h"
