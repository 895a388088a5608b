using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace JatengPortal.Kernel.Web.Caching;

/// <summary>A page as it is sent, plain and compressed, with the values of its headers made once.</summary>
internal sealed class CachedPage
{
    private static readonly StringValues Vary = "Accept-Encoding";
    // Shared caches may keep the page but have to ask whether it is still current: a withdrawn page disappears at once.
    private static readonly StringValues CacheControl = "public, no-cache";
    private static readonly StringValues Brotli = "br";
    private const int SmallestWorthCompressing = 500;

    private readonly byte[] _plain;
    private readonly byte[]? _brotli;
    private readonly StringValues _contentType;
    private readonly string _plainTag;
    private readonly string _brotliTag;

    public CachedPage(byte[] body, string contentType)
    {
        _plain = body;
        _contentType = contentType;
        _brotli = body.Length >= SmallestWorthCompressing ? Compress(body) : null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12));
        _plainTag = $"\"{hash}\"";
        _brotliTag = $"\"{hash}-br\"";
    }

    /// <summary>Memory that it takes, in bytes.</summary>
    public long Size => _plain.Length + (_brotli?.Length ?? 0) + 512;

    public Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        var compressed = _brotli is not null && AcceptsBrotli(context.Request);
        var tag = compressed ? _brotliTag : _plainTag;
        var headers = response.Headers;
        headers.ETag = tag;
        headers.Vary = Vary;
        headers.CacheControl = CacheControl;
        if (context.Request.Headers.IfNoneMatch is { Count: > 0 } known && Knows(known.ToString(), tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var body = compressed ? _brotli! : _plain;
        headers.ContentType = _contentType;
        headers.ContentLength = body.Length;
        if (compressed)
            headers.ContentEncoding = Brotli;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(body).AsTask();
    }

    // "*" means "any that you have" (RFC 9110 §13.1.2).
    private static bool Knows(string tags, string tag) => tags.Contains(tag, StringComparison.Ordinal) || tags.AsSpan().Trim() is "*";

    private static bool AcceptsBrotli(HttpRequest request)
    {
        var accept = request.Headers.AcceptEncoding;
        if (accept.Count == 0)
            return false;
        var text = accept.ToString();
        var at = text.IndexOf("br", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        // Weights, and other names that hold these two letters, are rare, and parsing them isn't free.
        var isName = (at == 0 || text[at - 1] is ' ' or ',') && (at + 2 == text.Length || text[at + 2] is ' ' or ',');
        return (isName && !text.Contains(';', StringComparison.Ordinal)) || request.GetTypedHeaders().AcceptEncoding
            .Any(value => value.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && value.Quality is null or > 0);
    }

    private static byte[]? Compress(byte[] body)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, compressed, out var written, quality: 6, window: 18) ? compressed[..written] : null;
    }
}
