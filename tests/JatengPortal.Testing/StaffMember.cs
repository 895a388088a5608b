using System.Net;

namespace JatengPortal.Testing;

/// <summary>Somebody who works for an agency: an account, signed in, with a role there that allows certain things.</summary>
public sealed class StaffMember : IDisposable
{
    private readonly string _prefix;

    internal StaffMember(Visitor browser, string prefix, string userName, string displayName, string role)
    {
        Browser = browser;
        _prefix = prefix;
        UserName = userName;
        DisplayName = displayName;
        Role = role;
    }

    /// <summary>The person's own browser, for addresses of the whole portal.</summary>
    public Visitor Browser { get; }

    /// <summary>What the person signs in with.</summary>
    public string UserName { get; }

    /// <summary>What others see.</summary>
    public string DisplayName { get; }

    /// <summary>The role in the agency; empty for a host administrator.</summary>
    public string Role { get; }

    /// <summary>Asks for an address inside the agency.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => Browser.GetAsync(_prefix + path);

    /// <summary>The text of a page of the agency, which must answer 200.</summary>
    public Task<string> ReadAsync(string path) => Browser.ReadAsync(_prefix + path);

    /// <summary>The status of an address inside the agency.</summary>
    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var response = await GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>Opens a page of the agency and sends a form that stands on it.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields) =>
        Browser.SubmitAsync(_prefix + page, _prefix + action, fields);

    /// <summary>Where an answer leads, inside the agency; it must lead somewhere.</summary>
    public string Inside(HttpResponseMessage response)
    {
        var address = response.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"It answered {response.StatusCode}.");
        return address.StartsWith(_prefix, StringComparison.Ordinal) ? address[_prefix.Length..] : throw new InvalidOperationException($"It leads to {address}.");
    }

    /// <inheritdoc />
    public void Dispose() => Browser.Dispose();
}
