using System.Text;
using Throughline.Cli;

await using var results = Console.OpenStandardOutput();
await using var errors = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
return await CommandLine.Run(args, new Streams(results, errors) { ShowsProgress = !Console.IsErrorRedirected }, TimeProvider.System);
