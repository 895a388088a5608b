using System.Net.Sockets;
using System.Text;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>A request exactly as it is written, without the repairs that a client library makes.</summary>
internal static class RawRequest
{
    /// <summary>Sends lines of a request head (<c>Connection: close</c> is added) and reads the whole answer.</summary>
    public static async Task<RawAnswer> SendAsync(Uri address, string requestLine, params string[] headers)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = client.GetStream();
        string[] lines = [requestLine, .. headers, "Connection: close", "", ""];
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        return new RawAnswer(text.Length > 12 ? int.Parse(text.AsSpan(9, 3), provider: null) : 0, text);
    }
}

/// <param name="Status">0 where the connection was closed without an answer.</param>
/// <param name="Text">Head and body.</param>
internal sealed record RawAnswer(int Status, string Text);
