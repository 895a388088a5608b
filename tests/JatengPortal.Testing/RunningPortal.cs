using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace JatengPortal.Testing;

/// <summary>The portal as a process of its own, as an agency would run it: real sockets, real files, its own data folder.</summary>
/// <remarks>Its command line can be used beside it (<see cref="RunVerbAsync"/>), and it can be killed at any moment.</remarks>
public sealed class RunningPortal : IAsyncDisposable
{
    private readonly PortalStart _start;
    private readonly TemporaryFolder? _ownFolder;
    private readonly PortalOutput _output = new();
    private Process? _process;

    private RunningPortal(PortalStart start)
    {
        _start = start;
        _ownFolder = start.DataPath is null ? new TemporaryFolder() : null;
        DataPath = start.DataPath ?? _ownFolder!.PathOf("App_Data");
        Address = new Uri($"http://localhost:{FreePort()}/");
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    /// <summary>Where it serves, with a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>Its data folder.</summary>
    public string DataPath { get; }

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    /// <summary>The time from starting the process to the first 200 of <see cref="PortalStart.ReadyAddress"/>.</summary>
    public TimeSpan StartedIn { get; private set; }

    /// <summary>The operating system's number of the process.</summary>
    public int ProcessId => Process.Id;

    /// <summary>Whether the process is there; false once it has ended by itself.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The end of what it printed, both streams.</summary>
    public string Output => _output.ToString();

    private Process Process => _process ?? throw new InvalidOperationException("The portal is not running.");

    /// <summary>Starts a portal and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time; the message holds what it printed.</exception>
    public static async Task<RunningPortal> StartAsync(PortalStart? start = null, CancellationToken cancellationToken = default)
    {
        var portal = new RunningPortal(start ?? new PortalStart());
        try
        {
            await portal.RestartAsync(cancellationToken);
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the process (again) on the same data and address, and waits until it is ready.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        Kill();
        var clock = Stopwatch.StartNew();
        _process = Process.Start(Command([]))!;
        _output.Follow(_process);
        await WaitUntilReadyAsync(clock, cancellationToken);
        StartedIn = clock.Elapsed;
    }

    /// <summary>Runs a verb of the command line on the same data, beside the serving process.</summary>
    public async Task<CommandResult> RunVerbAsync(IReadOnlyList<string> verb, CancellationToken cancellationToken = default)
    {
        using var process = StartVerb(verb);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromMinutes(3), cancellationToken);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a verb beside the serving process; whoever asks reads its output and waits for its end.</summary>
    public Process StartVerb(IReadOnlyList<string> verb) => Process.Start(Command(verb))!;

    /// <summary>Ends the process at once, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        Client.Dispose();
        _ownFolder?.Dispose();
        return ValueTask.CompletedTask;
    }

    private ProcessStartInfo Command(IReadOnlyList<string> verb)
    {
        string[] command =
        [
            .. _start.Launcher, "dotnet",
            Repository.PathOf("src", "JatengPortal.Web", "bin", _start.Configuration, "net10.0", "JatengPortal.Web.dll"), .. verb,
        ];
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        info.Environment.Remove("DOTNET_ENVIRONMENT");
        info.Environment["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority);
        info.Environment["Portal__PublicAddress"] = Address.GetLeftPart(UriPartial.Authority);
        info.Environment["Portal__DataPath"] = DataPath;
        foreach (var (name, value) in TestDatabase.SettingsFor(DataPath).Concat(_start.Environment))
            info.Environment[name] = value;
        return info;
    }

    private async Task WaitUntilReadyAsync(Stopwatch clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Process.HasExited)
                throw new InvalidOperationException($"The portal ended with exit code {Process.ExitCode} before it was ready.\n{Output}");
            if (clock.Elapsed > _start.Patience)
                throw new InvalidOperationException($"The portal was not ready within {_start.Patience.TotalSeconds} s.\n{Output}");
            try
            {
                using var answer = await Client.GetAsync(new Uri(_start.ReadyAddress, UriKind.Relative), cancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
