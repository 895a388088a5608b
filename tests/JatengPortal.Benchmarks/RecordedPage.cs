namespace JatengPortal.Benchmarks;

/// <summary>A page as the portal sent it, byte for byte, to be sent again by the bare server.</summary>
/// <param name="Name">Its path on the bare server, without the slash.</param>
/// <param name="Address">Where the portal has it.</param>
/// <param name="Encoding">The accepted encoding; empty for none.</param>
/// <param name="Headers">The portal's headers, but for those that Kestrel writes itself.</param>
/// <param name="Body">The body as it went over the wire.</param>
internal sealed record RecordedPage(string Name, Uri Address, string Encoding, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    private static readonly HashSet<string> KestrelsOwn = new(StringComparer.OrdinalIgnoreCase) { "Date", "Server", "Transfer-Encoding", "Content-Length", "Connection" };

    /// <summary>
    /// Fetches a page until it comes twice the same and in the encoding asked for: right after a first start agencies' news still
    /// arrives, which renews pages, and only a page from the cache is compressed.
    /// </summary>
    public static async Task<RecordedPage> FetchAsync(HttpClient client, string name, Uri address, string encoding)
    {
        RecordedPage? last = null;
        for (var attempt = 0; attempt < 120; attempt++)
        {
            var (sent, page) = await FetchOnceAsync(client, name, address, encoding);
            if (sent == encoding && last is not null && page.Body.AsSpan().SequenceEqual(last.Body))
                return page;
            last = page;
            await Task.Delay(500);
        }

        throw new InvalidOperationException($"{address} didn't settle within a minute, or never came in the encoding \"{encoding}\".");
    }

    private static async Task<(string Encoding, RecordedPage Page)> FetchOnceAsync(HttpClient client, string name, Uri address, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (encoding.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => !KestrelsOwn.Contains(header.Key))
            .Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)));
        var page = new RecordedPage(name, address, encoding, [.. headers], await response.Content.ReadAsByteArrayAsync());
        return (string.Concat(response.Content.Headers.ContentEncoding), page);
    }

    public void SaveTo(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, $"{Name}.body"), Body);
        File.WriteAllLines(Path.Combine(folder, $"{Name}.headers"), Headers.Select(header => $"{header.Key}: {header.Value}"));
    }
}
