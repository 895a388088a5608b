using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JatengPortal.Kernel.Web;

/// <summary>
/// Answers 400 where a query or a form holds the character U+0000: nobody types it, PostgreSQL refuses it in any text, and SQLite's
/// functions take it for the end.
/// </summary>
internal sealed class RefuseZeroCharacters(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Forms that nobody has read yet are those of endpoints without a token, which read them by themselves.
        var isRefused = context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
            || context.Features.Get<IFormFeature>()?.Form?.Any(field => Holds(field.Key) || field.Value.Any(Holds)) == true;
        if (!isRefused)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static bool Holds(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
