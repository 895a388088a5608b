namespace JatengPortal.Testing.Crashes;

/// <summary>A portal process that is killed again and again, with its data, its recipes and its database server.</summary>
internal sealed class CrashPortal : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PortalStart _start;

    private CrashPortal(PostgresServer? server)
    {
        Server = server;
        _start = new PortalStart
        {
            DataPath = _folder.PathOf("App_Data"),
            Environment = new Dictionary<string, string>(server?.Settings ?? new Dictionary<string, string>())
            {
                ["Portal__RecipesPath"] = _folder.PathOf("recipes"),
                ["Portal__Setup__Recipe"] = CrashRecipes.Setup,
            },
        };
        Data = new PortalData(_start.DataPath!, server);
    }

    public PostgresServer? Server { get; }

    public PortalData Data { get; }

    /// <summary>The serving process.</summary>
    public RunningPortal Process { get; private set; } = null!;

    public static async Task<CrashPortal> PrepareAsync(bool postgres, CancellationToken cancellationToken)
    {
        var portal = new CrashPortal(postgres ? await PostgresServer.StartAsync(cancellationToken: cancellationToken) : null);
        CrashRecipes.Write(portal._folder.PathOf("recipes"));
        return portal;
    }

    /// <summary>Starts the serving process for the first time, and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) => Process = await RunningPortal.StartAsync(_start, cancellationToken);

    /// <summary>Writes a file that a verb is to read.</summary>
    public string Write(string name, string text)
    {
        var file = _folder.PathOf(name);
        File.WriteAllText(file, text);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        if (Process is not null)
            await Process.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
        _folder.Dispose();
    }
}
