using Throughline.Server;

await ServerHost.Build(args).RunAsync();
