using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace JatengPortal.Benchmarks;

/// <summary>The yardstick: Kestrel sending recorded pages from memory, with nothing else in its pipeline.</summary>
internal static class BareServer
{
    public static async Task<int> RunAsync(string folder, string address)
    {
        var pages = Directory.EnumerateFiles(folder, "*.body").ToDictionary(file => $"/{Path.GetFileNameWithoutExtension(file)}", Load);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var server = builder.Build();
        server.Run(context =>
        {
            if (!pages.TryGetValue(context.Request.Path.Value!, out var page))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            foreach (var (name, value) in page.Headers)
                context.Response.Headers[name] = value;
            context.Response.ContentLength = page.Body.Length;
            return context.Response.Body.WriteAsync(page.Body, context.RequestAborted).AsTask();
        });
        await server.RunAsync();
        return 0;
    }

    private static (KeyValuePair<string, StringValues>[] Headers, byte[] Body) Load(string file) => (
        [.. File.ReadLines(Path.ChangeExtension(file, "headers")).Select(line => line.Split(": ", 2)).Select(header => KeyValuePair.Create(header[0], new StringValues(header[1])))],
        File.ReadAllBytes(file));
}
