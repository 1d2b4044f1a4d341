# What is installed beside the program, and how it becomes a package ("./dev package").
if(WITH_UI AND UNIX AND NOT APPLE)
    set(linux ${CMAKE_SOURCE_DIR}/packaging/linux)
    install(FILES ${linux}/relaydesk.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${linux}/org.relaydesk.Relaydesk.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${linux}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/relaydesk)
    set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
    install(FILES ${linux}/icons/relaydesk.svg DESTINATION ${icons}/scalable/apps)
    foreach(size IN ITEMS 16 24 32 48 64 128 256 512)
        install(FILES ${linux}/icons/relaydesk-${size}.png DESTINATION ${icons}/${size}x${size}/apps RENAME relaydesk.png)
    endforeach()
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME relaydesk)
set(CPACK_PACKAGE_CONTACT "The Relaydesk developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION "Chat with the models of an LLM relay (One API and its relatives, or a plain
OpenAI-compatible service), see what each message costs, redeem codes and
keep the spending history.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# Libraries are found by dpkg-shlibdeps; what is loaded while running has to be named: Qt's SQLite driver, and the
# library by which QtKeychain speaks to the keyring.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libsecret-1-0, qt6-image-formats-plugins")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnome-keyring | kwalletmanager, qt6-wayland, fonts-inter, fonts-jetbrains-mono, fonts-noto-cjk, qt6-translations-l10n, gstreamer1.0-plugins-good")
include(CPack)
