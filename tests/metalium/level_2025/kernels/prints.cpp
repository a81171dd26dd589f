#include "dataflow_api.h"
#include "debug/dprint.h"

void kernel_main() {
    DPRINT_DATA0(DPRINT << "only on " << 0 << ENDL());
    DPRINT_DATA1(DPRINT << "only on " << 1 << ENDL());
#ifdef COMPILE_FOR_BRISC
    const uint8_t small = 7;
    DPRINT << "hex " << HEX() << 255u << DEC() << " dec " << 255u << " small " << small << ' ';
    DPRINT << SETPRECISION(3) << 2.71828f << " " << FIXED() << 0.5f << ENDL();
    DPRINT << BF16(0x3FC0) << SETW(4, false) << 12 << 12 << ENDL();

    cb_reserve_back(0, 1);
    auto* tile = reinterpret_cast<volatile tt_l1_ptr uint16_t*>(get_write_ptr(0));
    for (uint32_t i = 0; i < 1024; ++i) {
        tile[i] = i < 256 ? 0x3F80 : 0x4000;  // the first face 1, the others 2
    }
    const SliceRange corners = {.h0 = 0, .h1 = 32, .hs = 16, .w0 = 0, .w1 = 32, .ws = 16};
    DPRINT << TileSlice(0, 0, corners, TSLICE_INPUT_CB, TSLICE_WR_PTR, true, true);
    DPRINT << "no end of line";
#endif
}
