# Compiler flags, once, as an INTERFACE target that every module links privately.
add_library(relaydesk_flags INTERFACE)
target_compile_options(relaydesk_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
    $<$<BOOL:${WARNINGS_AS_ERRORS}>:-Werror>)
target_compile_definitions(relaydesk_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    RELAYDESK_VERSION="${PROJECT_VERSION}")

if(RELAYDESK_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    # Inlining deeply, g++ takes the other alternative of a std::variant or std::optional for uninitialised: 12 with
    # sanitizers and in release, 14 always.
    add_compile_options(-Wno-maybe-uninitialized)
endif()
if(RELAYDESK_SANITIZE)
    add_compile_options(-fsanitize=${RELAYDESK_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${RELAYDESK_SANITIZE})
endif()
if(RELAYDESK_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    add_compile_options(-D_FORTIFY_SOURCE=2 -fstack-protector-strong)
    add_link_options(-Wl,-z,relro,-z,now)
endif()

# ccache makes the second build quick; precompiled headers need its "sloppiness" to be cached at all.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT RELAYDESK_COVERAGE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_ctime,include_file_mtime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()
