package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.SYMPTOM;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import java.util.List;

/** A program that ends by itself: the last words of language runtimes, servers and what they connect to. */
final class RuntimeRules implements Family {

    private static final String NODE = "https://nodejs.org/api/errors.html";
    private static final String JVM =
            "https://docs.spring.io/spring-boot/reference/features/spring-application.html";
    private static final String PYTHON = "https://docs.python.org/3/library/exceptions.html";
    private static final String RUBY = "https://guides.rubyonrails.org/debugging_rails_applications.html";
    private static final String PHP = "https://www.php.net/manual/en/errorfunc.constants.php";
    private static final String DOTNET =
            "https://learn.microsoft.com/en-us/dotnet/standard/exceptions/handling-and-throwing-exceptions";
    private static final String NATIVE = "https://go.dev/ref/spec#Handling_panics";
    private static final String SERVERS = "https://nginx.org/en/docs/ngx_core_module.html#error_log";
    private static final String DATABASES = "https://www.postgresql.org/docs/current/errcodes-appendix.html";
    private static final String SETTINGS = "https://12factor.net/config";
    private static final String SHELL =
            "https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html";
    private static final String KILLED = "https://www.kernel.org/doc/html/latest/admin-guide/mm/concepts.html";

    @Override
    public List<Rule> rules() {
        return List.of(
                crash(NODE, "UnhandledPromiseRejection", "unhandledRejection", "triggerUncaughtException",
                        "Cannot find module", "MODULE_NOT_FOUND", "Error: listen EADDRINUSE", "ECONNREFUSED",
                        "|ENOENT|", "|EACCES|", "getaddrinfo ENOTFOUND", "getaddrinfo EAI_AGAIN",
                        "TypeError ‥ is not", "ReferenceError ‥ is not defined", "Cannot read propert",
                        "|SyntaxError|", "Error: Cannot", "npm ERR", "npm error", "ELIFECYCLE", "Unhandled error",
                        "app crashed", "ERR_REQUIRE_ESM", "ERR_UNKNOWN_FILE_EXTENSION", "node:internal … throw"),
                crash(JVM, "Exception in thread", "Application run failed", "APPLICATION FAILED TO START",
                        "Error starting ApplicationContext", "Failed to start application", "NullPointerException",
                        "UnsupportedClassVersionError", "ClassNotFoundException", "NoClassDefFoundError",
                        "BeanCreationException", "UnsatisfiedDependencyException", "Could not create the Java Virtual",
                        "Unrecognized VM option", "Invalid or corrupt jarfile", "no main manifest attribute",
                        "Web server failed to start", "Failed to start bean", "Error creating bean",
                        "UnknownHostException", "Communications link failure", "Failed to configure a DataSource",
                        "java.lang. ‥ Exception", "java.lang. ‥ Error"),
                crash(PYTHON, "Traceback (most recent call last)", "ModuleNotFoundError", "|ImportError|", "|KeyError|",
                        "Worker failed to boot", "Reason: App failed to load", "ImproperlyConfigured",
                        "OperationalError",
                        "Error loading ASGI app", "Failed to find application object", "|RuntimeError|",
                        "|ValueError|", "|AttributeError|", "|PermissionError|", "|FileNotFoundError|",
                        "ConnectionRefusedError", "validation error for", "validation errors for"),
                crash(RUBY, "rails aborted", "(LoadError)", "cannot load such file", "bundler: failed to load command",
                        "Bundler::GemNotFound", "in locally installed gems", "ConnectionNotEstablished",
                        "Missing secret_key_base", "A server is already running", "(NameError)", "(NoMethodError)"),
                crash(PHP, "PHP Fatal error", "PHP Parse error", "Uncaught Error", "Uncaught PDOException",
                        "SQLSTATE["),
                crash(DOTNET, "Unhandled exception", "Uncaught exception", "Hosting failed to start",
                        "You must install or update .NET", "valid ICU package", "TypeInitializationException",
                        "BackgroundService failed"),
                crash(NATIVE, "panic:", "panicked at", "Segmentation fault", "SIGSEGV", "core dumped", "fatal error",
                        "illegal instruction", "error while loading shared libraries", "goroutine 1 [running]",
                        "terminate called after throwing", "flag provided but not defined", "double free or",
                        "Kernel pid terminated", "stack smashing detected"),
                crash(SERVERS, "nginx: [emerg]", "bind() to", "address already in use", "AddressAlreadyInUse",
                        "host not found in upstream", "AH00526: Syntax error", "could not bind to address",
                        "Error: loading initial config", "Database is uninitialized", "|fatal|", "level=panic",
                        "lvl=crit"),
                crash(DATABASES, "could not connect to server", "Connection refused", "password authentication failed",
                        "could not translate host name", "Unable to connect to", "Can't reach database server",
                        "Authentication failed against database", "MongoServerSelectionError", "MongoNetworkError",
                        "Can't connect to MySQL", "Access denied for user", "Unknown database",
                        "|database| ‥ does not exist", "|role| ‥ does not exist", "|relation| ‥ does not exist",
                        "no pg_hba.conf entry", "failed to connect to", "could not connect to",
                        "Temporary failure in name resolution", "Name or service not known", "Migration failed",
                        "migrations failed", "dial tcp", "Connection pool … timed out", "SequelizeConnection"),
                crash(SETTINGS, "Missing required environment variable", "environment variable … not set",
                        "environment variable … required", "environment variable … must be set",
                        "environment variable … missing", "missing environment variable",
                        "environment variables: missing",
                        "Missing required env", "Config validation error", "Invalid environment variables",
                        "|variable| ‥ must be set", "|variable| ‥ is not set", "env var … not set",
                        "required key … missing value", "must be provided"),
                crash(SHELL, "unbound variable", "parameter not set", "parameter null or not set",
                        "Syntax error near unexpected token", "syntax error: unexpected"),
                that(Cause.OUT_OF_MEMORY, TYPICAL, KILLED, "was sent SIGKILL! Perhaps out of memory",
                        "|line| ‥ |Killed|", "|Allocation failed|", "Cannot allocate memory", "std::bad_alloc")
                        .in(Rule.TASK).unless("OOMKilled false"));
    }

    private static Rule crash(String source, String... words) {
        return that(Cause.CONTAINER_CRASH, SYMPTOM, source, words).in(Rule.TASK)
                .unless("CannotPull", "ResourceInitialization", "CannotStart", "CannotCreate", "logging driver",
                        "EFS utils", "OCI runtime");
    }
}
