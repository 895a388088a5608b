using System.Net.Http.Headers;

namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>Asks each address once and remembers what it answered. Fragments are dropped; only the portal is ever asked.</summary>
internal sealed class AnswerSource(HttpClient client, TenantSite site)
{
    private const int MostRedirects = 5;
    private const int MostBytes = 5 * 1024 * 1024;
    private readonly Dictionary<string, Answer> _answers = [];

    public int Asked => _answers.Count;

    public async Task<Answer> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        var key = address.GetLeftPart(UriPartial.Query);
        if (!_answers.TryGetValue(key, out var answer))
            _answers[key] = answer = await FollowAsync(new Uri(key), cancellationToken);
        return answer;
    }

    private async Task<Answer> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        var current = address;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (!site.IsInPortal(current))
                return new Answer(address, current, 200, "", ""); // It left the portal; what is there is not ours to ask.
            try
            {
                using var response = await client.GetAsync(current, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
                {
                    current = new Uri(current, location);
                    continue;
                }

                return new Answer(address, current, (int)response.StatusCode, MediaTypeOf(response), await TextOfAsync(response, cancellationToken));
            }
            catch (HttpRequestException)
            {
                return new Answer(address, current, 0, "", "");
            }
        }

        return new Answer(address, current, 310, "", ""); // Too many redirects: no browser arrives.
    }

    private static string MediaTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType ?? "";

    private static async Task<string> TextOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!IsText(response.Content.Headers.ContentType) || response.Content.Headers.ContentLength > MostBytes)
            return "";
        await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    private static bool IsText(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } name
        && (name.StartsWith("text/", StringComparison.Ordinal) || name.EndsWith("xml", StringComparison.Ordinal) || name.EndsWith("json", StringComparison.Ordinal));
}
