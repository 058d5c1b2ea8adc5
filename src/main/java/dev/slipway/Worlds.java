package dev.slipway;

import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Connection;
import dev.slipway.cloud.Profile;
import dev.slipway.cloud.Profiles;
import dev.slipway.cloud.RealClients;
import dev.slipway.github.Git;
import dev.slipway.github.GitCommand;
import dev.slipway.github.GitHub;
import dev.slipway.github.GitHubToken;
import dev.slipway.github.RestGitHub;
import dev.slipway.github.SecretMemory;
import dev.slipway.image.DockerEngine;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.reach.HttpProbe;
import dev.slipway.ui.Connector;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the worlds the window can work on, and keeps the practice world for as long as the program runs. */
final class Worlds implements Connector {
}
