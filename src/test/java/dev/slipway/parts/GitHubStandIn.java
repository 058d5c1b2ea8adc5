package dev.slipway.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * GitHub for tests: one repository, {@code learner/my-app}, on a loopback port. It checks every request against what
 * GitHub's OpenAPI description asks of it and writes down what does not fit; logs are kept at another address, as
 * GitHub does, which complains when it is shown the token.
 */
public final class GitHubStandIn implements AutoCloseable {

    /** What requests must bring; not a real token's form. */
    public static final String TOKEN = "stand-in-token";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPOSITORY = "/repos/learner/my-app";

    private final HttpServer api;
    private final HttpServer logStore;
    private final StandInSecrets secrets = new StandInSecrets();
    private final Map<String, JsonNode> pullRequests = new ConcurrentHashMap<>();
    private final Map<Long, ObjectNode> runs = new LinkedHashMap<>();
    private final Map<Long, JsonNode> jobs = new ConcurrentHashMap<>();
    private final Map<Long, String> logs = new ConcurrentHashMap<>();
    private final Map<String, Answer> overrides = new ConcurrentHashMap<>();
    private volatile Answer everything;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private final String token;

    public GitHubStandIn() {
        this(TOKEN);
    }

    /** @param token the one it knows */
    public GitHubStandIn(String token) {
        this.token = token;
        try {
            api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            logStore = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        api.createContext("/", this::serve);
        logStore.createContext("/", this::serveLog);
        api.start();
        logStore.start();
    }

    /** An answer to be given instead of the usual one. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public static Answer json(int status, String body) {
            return new Answer(status, Map.of(), body);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + api.getAddress().getPort());
    }

    public URI logAddress() {
        return URI.create("http://127.0.0.1:" + logStore.getAddress().getPort());
    }

    /** What did not fit GitHub's description of its API so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The requests so far: {@code GET /repos/...}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The secret's value, opened by libsodium. */
    public String openedSecret(String name) {
        return secrets.opened(StandInSecrets.REPOSITORY, name);
    }

    /** The value of an environment's secret, opened by libsodium. */
    public String openedSecret(String environment, String name) {
        return secrets.opened("/environments/" + environment + "/secrets", name);
    }

    /** Somebody else sets the repository's secret, some time later. */
    public void secretSetElsewhere(String name) {
        secrets.setElsewhere(StandInSecrets.REPOSITORY, name);
    }

    /** The repository gets an environment without secrets. */
    public void environment(String name) {
        secrets.begin("/environments/" + name + "/secrets");
    }

    /** The organisation shares a secret with the repository. */
    public void organizationSecret(String name) {
        secrets.setElsewhere(StandInSecrets.ORGANIZATION, name);
    }

    /** Answers this to {@code METHOD /path} from now on. */
    public void answer(String request, Answer answer) {
        overrides.put(request, answer);
    }

    /** Answers this to everything from now on. */
    public void answerEverything(Answer answer) {
        everything = answer;
    }

    /** A run of the pipeline's workflow, as GitHub describes it. */
    public synchronized void run(long id, int attempt, String sha, String status, String conclusion) {
        ObjectNode run = JSON.createObjectNode().put("id", id).put("run_attempt", attempt).put("name", "CI/CD")
                .put("path", ".github/workflows/cicd.yml").put("head_sha", sha).put("event", "push")
                .put("run_number", id).put("display_title", "Open the port").put("head_branch", "main")
                .put("status", status).put("conclusion", conclusion)
                .put("html_url", "https://github.com/learner/my-app/actions/runs/" + id)
                .put("created_at", "2026-11-23T10:00:00Z");
        runs.put(id, run);
    }

    /** The run's jobs as a JSON array of GitHub's form. */
    public void jobs(long run, String json) {
        try {
            jobs.put(run, JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void log(long job, String text) {
        logs.put(job, text);
    }

    @Override
    public void close() {
        api.stop(0);
        logStore.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String request = exchange.getRequestMethod() + " " + uri.getPath();
        requests.add(request);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        checkHeaders(exchange, request, body);
        Answer answer = everything == null ? overrides.get(request) : everything;
        if (answer == null) {
            answer = "Bearer ".concat(token).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    ? answer(request, uri.getQuery(), body) : Answer.json(401, "{\"message\":\"Bad credentials\"}");
        }
        send(exchange, answer);
    }

    private void checkHeaders(HttpExchange exchange, String request, String body) {
        var headers = exchange.getRequestHeaders();
        expect(request, "application/vnd.github+json".equals(headers.getFirst("Accept")), "Accept");
        expect(request, "2022-11-28".equals(headers.getFirst("X-GitHub-Api-Version")), "X-GitHub-Api-Version");
        expect(request, headers.getFirst("User-Agent") != null, "User-Agent");
        expect(request, headers.getFirst("Authorization") != null, "Authorization");
        expect(request, body.isEmpty() || "application/json".equals(headers.getFirst("Content-Type")), "Content-Type");
    }

    private void expect(String request, boolean fits, String what) {
        if (!fits) {
            complain(request + ": " + what);
        }
    }

    private void complain(String words) {
        complaints.add(words);
    }

    private synchronized Answer answer(String request, String query, String body) {
        String path = request.substring(request.indexOf(' ') + 1);
        if (request.equals("GET /user")) {
            return Answer.json(200, "{\"login\":\"learner\",\"id\":1001}");
        }
        if (!path.startsWith(REPOSITORY)) {
            return notFound();
        }
        String rest = request.replace(" " + REPOSITORY, " ");
        return switch (rest) {
            case "GET " -> Answer.json(200, """
                    {"id":2002,"full_name":"learner/my-app","default_branch":"main",
                     "visibility":"private",
                     "owner":{"login":"learner","id":1001}}""");
            case "GET /actions/oidc/customization/sub" -> Answer.json(200, """
                    {"use_default":true,"use_immutable_subject":true,
                     "sub_claim_prefix":"repo:learner@1001/my-app@2002"}""");
            case "GET /actions/runs" -> runsOf(run -> query.contains("head_sha=" + run.path("head_sha").asText()));
            case "GET /actions/workflows/cicd.yml/runs" -> runsOf(_ -> true);
            case "GET /actions/workflows/other.yml/runs" -> notFound();
            case "GET /pulls" -> {
                JsonNode open = pullRequests.get(query);
                yield Answer.json(200, open == null ? "[]" : "[" + open + "]");
            }
            case "POST /pulls" -> openPullRequest(body);
            default -> rest.contains("secrets") ? secrets.answer(rest, query, body, this::complain)
                    : rest.startsWith("GET /branches/") ? branch(rest.substring(14)) : runOrJob(rest, query);
        };
    }

    private static Answer branch(String name) {
        return name.equals("main") ? Answer.json(200, "{\"name\":\"main\",\"protected\":true,\"commit\":{\"sha\":\""
                + "a".repeat(40) + "\"}}") : notFound();
    }

    private Answer openPullRequest(String body) {
        try {
            JsonNode wanted = JSON.readTree(body);
            for (String field : List.of("title", "head", "base")) {
                expect("POST /pulls", wanted.path(field).isTextual(), field);
            }
            JsonNode opened = JSON.createObjectNode().put("number", 7).put("html_url",
                    "https://github.com/learner/my-app/pull/7");
            pullRequests.put("state=open&head=learner:" + wanted.path("head").asText() + "&base="
                    + wanted.path("base").asText(), opened);
            return Answer.json(201, opened.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer runsOf(Predicate<ObjectNode> wanted) {
        var found = JSON.createArrayNode();
        runs.values().stream().filter(wanted).toList().reversed().forEach(found::add);
        return Answer.json(200, JSON.createObjectNode().put("total_count", found.size())
                .set("workflow_runs", found).toString());
    }

    private Answer runOrJob(String rest, String query) {
        String[] parts = rest.split("/");
        long id = parts.length > 3 && parts[3].matches("\\d+") ? Long.parseLong(parts[3]) : -1;
        return switch (rest.replaceAll("\\d+", "#")) {
            case "GET /actions/runs/#" -> runs.containsKey(id) ? Answer.json(200, runs.get(id).toString()) : notFound();
            case "GET /actions/runs/#/jobs" -> {
                expect(rest, query != null && query.contains("filter=latest"), "filter");
                yield Answer.json(200, "{\"total_count\":1,\"jobs\":" + jobs.get(id) + "}");
            }
            case "POST /actions/runs/#/rerun-failed-jobs" -> {
                ObjectNode run = runs.get(id);
                run.put("run_attempt", run.path("run_attempt").asInt() + 1).put("status", "queued").putNull("conclusion");
                yield Answer.json(201, "{}");
            }
            case "GET /actions/jobs/#/logs" -> logs.containsKey(id)
                    ? new Answer(302, Map.of("Location", logAddress() + "/kept/" + id + "?sig=abc"), "") : notFound();
            default -> {
                complaints.add("unknown: " + rest);
                yield notFound();
            }
        };
    }

    static Answer notFound() {
        return Answer.json(404, "{\"message\":\"Not Found\"}");
    }

    private void serveLog(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            complaints.add("the log store was shown the token");
        }
        String path = exchange.getRequestURI().getPath();
        send(exchange, new Answer(200, Map.of(), logs.get(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)))));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
