#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include "tilemetal/numerics/tile.hpp"

// Between pointers of the C interface and tiles.
namespace tilemetal::numerics::c_api {

template <class Tile>
Tile load(const std::uint32_t* words) {
    Tile tile;
    std::copy_n(words, kTileElements, tile.words.begin());
    return tile;
}

template <class Tile>
void store(std::uint32_t* words, const Tile& tile) {
    std::copy(tile.words.begin(), tile.words.end(), words);
}

// Applies `change` to the DST tile at `words`.
template <class Change>
void update(std::uint32_t* words, Change change) {
    auto tile = load<DstTile>(words);
    change(tile);
    store(words, tile);
}

template <class Action>
int refused(Action action) {
    try {
        action();
        return 0;
    } catch (const std::invalid_argument&) {
        return 1;
    }
}

}  // namespace tilemetal::numerics::c_api
