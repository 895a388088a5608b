using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks;

/// <summary>The bare server as a process of its own, on the servers' core.</summary>
internal sealed class BareProcess : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private BareProcess(IEnumerable<RecordedPage> pages)
    {
        foreach (var page in pages)
            page.SaveTo(_folder.Path);
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        }

        string[] command = [.. Cores.Servers, "dotnet", typeof(BareProcess).Assembly.Location, "bare", _folder.Path, Address.GetLeftPart(UriPartial.Authority)];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]))!;
    }

    public Uri Address { get; }

    public static async Task<BareProcess> StartAsync(IReadOnlyList<RecordedPage> pages)
    {
        var bare = new BareProcess(pages);
        using var client = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var sent = await client.GetByteArrayAsync(new Uri(bare.Address, pages[0].Name));
                return sent.AsSpan().SequenceEqual(pages[0].Body) ? bare : throw new InvalidOperationException("The bare server sends other bytes than the portal.");
            }
            catch (HttpRequestException) when (attempt < 200)
            {
                await Task.Delay(50);
            }
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }
}
