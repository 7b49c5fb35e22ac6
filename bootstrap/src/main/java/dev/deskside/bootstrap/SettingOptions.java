package dev.deskside.bootstrap;

import dev.deskside.bootstrap.settings.Setting;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.settings.SettingsReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The settings that concern the data and where they are, on the command line of each command that opens it. */
class SettingOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept; made if it isn't there. Default: deskside-data")
    private String data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "The PostgreSQL database that several nodes share, such as postgresql://host:5432/name."
                    + " Default: a file in the data directory")
    private String database;

    @Option(names = "--database-user", paramLabel = "NAME", description = "The database's user")
    private String databaseUser;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "A file with that user's password; or put the password into DESKSIDE_DATABASE_PASSWORD")
    private String databasePasswordFile;

    @Option(
            names = "--server-key-file",
            paramLabel = "FILE",
            description = "A file with 64 hexadecimal digits that all links are derived from, mode 0600."
                    + " Default: server.key in the data directory, made at the first start")
    private String serverKeyFile;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with settings, named as these options are, without the dashes."
                    + " Each can also stand in the environment: --public-url as DESKSIDE_PUBLIC_URL.")
    private Path config;

    /** What the command line says, before the environment and the file are asked. */
    Map<Setting, String> said() {
        Map<Setting, String> said = new EnumMap<>(Setting.class);
        say(said, Setting.DATA, data);
        say(said, Setting.DATABASE, database);
        say(said, Setting.DATABASE_USER, databaseUser);
        say(said, Setting.DATABASE_PASSWORD_FILE, databasePasswordFile);
        say(said, Setting.SERVER_KEY_FILE, serverKeyFile);
        return said;
    }

    final Settings read(Map<String, String> environment) {
        return SettingsReader.read(said(), adapterSettings(), environment, Optional.ofNullable(config));
    }

    /** What the command line says of an adapter's settings. */
    Map<String, String> adapterSettings() {
        return Map.of();
    }

    static void say(Map<Setting, String> said, Setting setting, String value) {
        if (value != null) {
            said.put(setting, value);
        }
    }
}
