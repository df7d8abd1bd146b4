//! The site on nginx, set up as `docs/hosting.md` says.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use tempfile::TempDir;

/// An nginx that serves a folder for as long as the test holds it.
pub struct Nginx {
    process: Child,
    url: String,
    /// Its configuration and temporary files.
    _scratch: TempDir,
}

impl Nginx {
    /// Serves what is in `root` on a free port. The site is at `base` below it: nothing, or a path
    /// such as `/news-site`.
    #[track_caller]
    pub fn start(root: &Path, base: &str) -> Self {
        let guide = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/hosting.md"));
        let guide = guide.expect("the hosting guide");
        let (_, rest) = guide.split_once("```nginx\n").expect("the guide has a configuration for nginx");
        let (server, _) = rest.split_once("```").expect("the configuration ends");
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
        let server = replaced(server, "listen 80;", &format!("listen 127.0.0.1:{port};"));
        let server = replaced(&server, "root /srv/tidings/dist;", &format!("root \"{}\";", root.display()));
        let server = replaced(&server, "404 /404.html;", &format!("404 {base}/404.html;"));
        let scratch = tempfile::tempdir().expect("a temporary folder");
        let folder = scratch.path().display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|what| format!("{what}_temp_path {folder};\n"))
            .concat();
        let file = scratch.path().join("nginx.conf");
        let whole = format!(
            "daemon off; master_process off; pid {folder}/pid; error_log stderr;\nevents {{}}\n\
             http {{ access_log off;\n{temporary}{server}}}\n"
        );
        fs::write(&file, whole).expect("the configuration can be written");
        let program = env::var_os("NGINX").unwrap_or_else(|| "nginx".into());
        let mut process = Command::new(&program)
            .arg("-c")
            .arg(&file)
            .args(["-e", "stderr"])
            // nginx takes a variable of that name for sockets that it is to inherit.
            .env_remove("NGINX")
            .stdin(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{program:?} does not start ({error}): install nginx, or set NGINX")
            });
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = process.try_wait().expect("nginx can be watched");
            assert!(ended.is_none(), "nginx has ended: {ended:?}");
            assert!(start.elapsed() < Duration::from_secs(20), "nginx does not listen");
            thread::yield_now();
        }
        Self { process, url: format!("http://127.0.0.1:{port}{base}"), _scratch: scratch }
    }

    /// The site's address, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

#[track_caller]
fn replaced(text: &str, what: &str, by: &str) -> String {
    assert!(text.contains(what), "the guide's configuration has no `{what}`");
    text.replace(what, by)
}
